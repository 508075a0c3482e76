using ShopVision.Clip.Tokenizing;
using ShopVision.Clip.Tokenizing.OpenAi;

namespace ShopVision.Clip.Tests.Tokenizing.OpenAi;

/// <summary>Expected is what Python's html.unescape answers.</summary>
public sealed class HtmlEntitiesTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a &amp; b", "a & b")]
    [InlineData("&amp;lt;", "&lt;")]
    [InlineData("&ampx", "&x")]
    [InlineData("&notit;", "\u00ACit;")]
    [InlineData("&notin;", "\u2209")]
    [InlineData("&nosuchname;", "&nosuchname;")]
    [InlineData("&", "&")]
    [InlineData("&;", "&;")]
    [InlineData("&&lt", "&<")]
    [InlineData("&CounterClockwiseContourIntegral;", "\u2233")]
    [InlineData("&CounterClockwiseContourIntegral", "&CounterClockwiseContourIntegral")]
    [InlineData("&NotEqualTilde;", "\u2242\u0338")]
    [InlineData("&#65;&#x41;&#X41&#65", "AAAA")]
    [InlineData("&#", "&#")]
    [InlineData("&#x;", "&#x;")]
    [InlineData("&#xg;", "&#xg;")]
    [InlineData("&#0;&#xD800;&#x110000;&#99999999999999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData("&#x80;&#x9F;&#x81;", "\u20AC\u0178\u0081")]
    [InlineData("&#1;&#x7F;&#xFDD0;&#x1FFFE;x", "x")]
    [InlineData("&#13;&#12;", "\r\f")]
    [InlineData("&#x1F457;", "\U0001F457")]
    public void References_are_replaced_once(string text, string expected)
    {
        var output = new PooledBuffer<char>(text.Length);
        HtmlEntities.Unescape(text, ref output);
        Assert.Equal(expected, output.Written.ToString());
        output.Dispose();
    }
}
