using ShopVision.Clip.ModelFolder.Pulling;
using ShopVision.Contracts;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.ModelFolder.Pulling;

public sealed class ModelCatalogTests
{
    private static readonly string _shipped = Path.Combine(Fixtures.RepositoryRoot, "models", ModelCatalog.FileName);

    [Fact]
    public void The_shipped_catalogue_can_be_read_and_each_model_says_what_is_allowed()
    {
        var models = ModelCatalog.Read(_shipped).Models;

        Assert.NotEmpty(models);
        Assert.All(models, model => Assert.NotEmpty(model.License.Note));
        Assert.All(models, model => Assert.True(WebAddress.IsUsable(model.License.Source), model.Name));
        Assert.Contains(models, model => model.License.CommercialUse == false);
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_known_ones()
    {
        var fault = Assert.Throws<ShopVisionException>(() => ModelCatalog.Read(_shipped).Find("clip"));
        Assert.Equal(ErrorCode.ModelMissing, fault.Code);
        Assert.Contains("clip-vit-b32", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"sha256\": {}", "\"sha256\": { \"../a\": \"0000000000000000000000000000000000000000000000000000000000000000\" }", "'models.tiny.sha256.../a' to be the path")]
    [InlineData("\"sha256\": {}", "\"sha256\": { \"config.json\": \"0\" }", "'models.tiny.sha256.config.json' to be 64")]
    [InlineData("\"allowed\"", "\"perhaps\"", "'models.tiny.license.commercialUse' to be one of")]
    [InlineData("\"title\"", "\"titel\"", "'models.tiny.title'")]
    public void A_wrong_entry_is_named(string right, string wrong, string message)
    {
        const string Catalog = """
            { "schema": 1, "models": { "tiny": { "title": "Tiny", "repository": "a/b", "revision": "main", "sha256": {},
              "approximateBytes": 1, "dimensions": 64, "imageSize": 224,
              "license": { "name": "MIT", "commercialUse": "allowed", "note": "n", "source": "https://example.org" } } } }
            """;
        using var folder = new TemporaryFolder();
        Assert.Single(ModelCatalog.Read(folder.Write("right.json", Catalog)).Models);

        var fault = Assert.Throws<ShopVisionException>(() => ModelCatalog.Read(folder.Write("wrong.json", Catalog.Replace(right, wrong, StringComparison.Ordinal))));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }
}
