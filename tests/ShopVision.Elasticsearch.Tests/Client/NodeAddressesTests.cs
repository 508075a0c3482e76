using System.Text;
using ShopVision.Core.Errors;
using ShopVision.Elasticsearch.Client;

namespace ShopVision.Elasticsearch.Tests.Client;

public sealed class NodeAddressesTests
{
    [Fact]
    public void Addresses_stand_one_after_the_other() => Assert.Equal(
        ["http://one:9200/", "https://other/es/"],
        NodeAddresses.Of(new ElasticsearchOptions { Nodes = "http://one:9200; https://other/es" }).Select(address => address.AbsoluteUri));

    [Theory]
    [InlineData("europe.example.com$abc$def", "https://abc.europe.example.com/")]
    [InlineData("europe.example.com:9243$abc", "https://abc.europe.example.com:9243/")]
    public void A_cloud_id_names_the_address(string decoded, string expected)
    {
        var options = new ElasticsearchOptions { CloudId = "shop:" + Convert.ToBase64String(Encoding.UTF8.GetBytes(decoded)) };

        Assert.Equal(expected, Assert.Single(NodeAddresses.Of(options)).AbsoluteUri);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("localhost:9200", null)]
    [InlineData("ftp://one", null)]
    [InlineData("http://elastic:secret@one:9200", null)]
    [InlineData("http://one:9200", "shop:nonsense!")]
    public void What_is_no_address_is_refused_without_telling_secrets(string nodes, string? cloud)
    {
        var fault = Assert.Throws<ShopVisionException>(() => NodeAddresses.Of(new ElasticsearchOptions { Nodes = nodes, CloudId = cloud }));

        Assert.Equal(ErrorCode.SettingInvalid, fault.Code);
        Assert.DoesNotContain("secret", fault.Message);
    }
}
