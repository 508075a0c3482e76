using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;

namespace ShopVision.Ingestion.Feeds.Rows;

/// <summary>
/// The <c>item</c> elements of RSS or the <c>entry</c> elements of Atom, one at a time. A column is an element's local name; what stands
/// inside an element within gives its parts, joined by colons, as text feeds write them. Document types are refused, nothing is fetched.
/// </summary>
internal sealed class XmlFeedReader(Stream feed, string name) : IFeedReader
{
    private const string ProductNamespace = "http://base.google.com/ns/1.0";
    private const int MaxItemCharacters = 16 * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly char[] _chunk = new char[4096];

    public IReadOnlyList<string>? Header => null;

    public async IAsyncEnumerable<FeedRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // As text: what the declaration says of the bytes is no longer true of these.
        using var text = new StreamReader(feed, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, 64 * 1024, leaveOpen: true);
        using var xml = XmlReader.Create(text, Settings);
        IReadOnlyList<string> columns = [];
        while (await NextItemAsync(xml, cancellationToken).ConfigureAwait(false) is { } row)
        {
            if (row.Columns.SequenceEqual(columns))
                row = row with { Columns = columns };
            columns = row.Columns;
            yield return row;
        }
    }

    private async Task<FeedRow?> NextItemAsync(XmlReader xml, CancellationToken cancellationToken)
    {
        try
        {
            while (await xml.ReadAsync().ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "item" or "entry", IsEmptyElement: false })
                    return await ReadItemAsync(xml).ConfigureAwait(false);
            }

            return null;
        }
        // Of the settings, so it has no line, and its advice is for who writes this code.
        catch (XmlException fault) when (fault.LineNumber == 0 && fault.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw FeedFaults.Invalid(
                name, "It begins with a document type (DTD), which is refused: products need none, and it can name files of this machine. Remove '<!DOCTYPE …>'.", fault);
        }
        catch (XmlException fault)
        {
            throw FeedFaults.Invalid(name, $"Its XML is broken on line {fault.LineNumber}: {fault.Message}", fault);
        }
        catch (DecoderFallbackException fault)
        {
            throw FeedFaults.NotUtf8(name, ((IXmlLineInfo)xml).LineNumber, fault);
        }
    }

    private async Task<FeedRow> ReadItemAsync(XmlReader xml)
    {
        var line = ((IXmlLineInfo)xml).LineNumber;
        var cells = new OrderedDictionary<string, (bool IsOfFeed, List<string> Values)>();
        var depth = xml.Depth;
        var size = 0;
        while (await xml.ReadAsync().ConfigureAwait(false) && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            var (column, space) = (xml.LocalName, xml.NamespaceURI);
            var value = await ValueAsync(xml, MaxItemCharacters - size).ConfigureAwait(false);
            if (value is null || (size += value.Length + 1) > MaxItemCharacters)
                throw FeedFaults.Invalid(name, $"The item that begins on line {line} is larger than {MaxItemCharacters >> 20} MiB. Most likely an end tag is missing: look for it there.");
            // Atom and RSS have an id, a title and a link of their own: the feed's namespace goes before theirs.
            var isOfFeed = space == ProductNamespace;
            if (!cells.TryGetValue(column, out var known) || (isOfFeed && !known.IsOfFeed))
                cells[column] = (isOfFeed, [value]);
            else if (isOfFeed == known.IsOfFeed)
                known.Values.Add(value);
        }

        return new FeedRow(line, [.. cells.Keys], [.. cells.Values.Select(cell => new FeedCell(cell.Values))]);
    }

    /// <summary>
    /// The text of an element; an Atom link's address; of an element with others in it their texts, joined by colons. Null where it is
    /// longer than <paramref name="most"/>.
    /// </summary>
    private async Task<string?> ValueAsync(XmlReader xml, int most)
    {
        var address = xml.GetAttribute("href");
        if (xml.IsEmptyElement)
            return address ?? "";
        var depth = xml.Depth;
        var parts = new List<string>();
        var text = new StringBuilder();
        while (await xml.ReadAsync().ConfigureAwait(false) && xml.Depth > depth)
            switch (xml.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    if (!await TryAppendAsync(xml, text, most).ConfigureAwait(false))
                        return null;
                    break;
                case XmlNodeType.EndElement:
                    most -= text.Length + 1;
                    parts.Add(text.ToString().Trim());
                    text.Clear();
                    break;
            }

        return parts.Count > 0 ? string.Join(':', parts) : text.Length > 0 ? text.ToString() : address ?? "";
    }

    private async Task<bool> TryAppendAsync(XmlReader xml, StringBuilder text, int most)
    {
        while (await xml.ReadValueChunkAsync(_chunk, 0, _chunk.Length).ConfigureAwait(false) is > 0 and var read)
            if (text.Append(_chunk, 0, read).Length > most)
                return false;
        return true;
    }
}
