using System.Text;
using System.Text.Json;
using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Changes;
using ShopVision.Ingestion.Fetching;
using ShopVision.Ingestion.Runs;
using ShopVision.Ingestion.Tests.Runs;

namespace ShopVision.Ingestion.Tests.Changes;

public sealed class ChangeRunTests : IAsyncDisposable
{
    private readonly FileServer _server = new();
    private readonly Shop _shop = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _shop.Dispose();
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_touches_no_picture()
    {
        await OpenAsync();
        var pictures = _shop.Index.Published["1"].Images;

        var report = await ChangeAsync(Patch("""{"id": "1", "price": 8, "inStock": false, "attributes": {"color": ["Off White"]}}"""));

        var product = _shop.Index.Published["1"].Product;
        Assert.Equal((8m, false, "Shirt"), (product.Price!.Value.Amount, product.InStock, product.Title));
        Assert.Equal(["off-white"], product.Attributes["color"]);
        Assert.Equal(pictures, _shop.Index.Published["1"].Images);
        Assert.Equal((1, 1), (report.Products.Changed, report.Images.Unchanged));
        Assert.Equal(["1"], _shop.Index.Patched);
        Assert.Empty(_shop.Index.Upserted);
    }

    [Fact]
    public async Task What_a_patch_names_as_null_is_removed()
    {
        await OpenAsync();
        await ChangeAsync(Patch("""{"id": "1", "brand": "Acme", "color": "Off White"}"""));

        await ChangeAsync(Patch("""{"id": "1", "price": null, "brand": null, "color": null}"""));

        var product = _shop.Index.Published["1"].Product;
        Assert.Equal((null, null, "Shirt"), (product.Price, product.Brand, product.Title));
        Assert.Empty(product.Attributes);
    }

    [Theory]
    [InlineData("""{"id": "1", "price": "20 EUR"}""", "20", null)]
    [InlineData("""{"id": "1", "price": "20 EUR", "salePrice": "15 EUR"}""", "15", "20")]
    [InlineData("""{"id": "1", "salePrice": 8}""", "8", "12")]
    [InlineData("""{"id": "1", "salePrice": 15}""", "12", null)]
    [InlineData("""{"id": "1", "salePrice": null}""", "12", null)]
    [InlineData("""{"id": "1", "title": "Tee"}""", "9", "12")]
    public async Task Prices_follow_what_is_said_of_them_in_the_currency_that_they_had(string patch, string price, string? regular)
    {
        await OpenAsync();
        await ChangeAsync(Patch("""{"id": "1", "price": "12 EUR", "salePrice": "9 EUR"}"""));

        await ChangeAsync(Patch(patch));

        var product = _shop.Index.Published["1"].Product;
        Assert.Equal((Euro(price), Euro(regular)), (product.Price, product.RegularPrice));

        static Price? Euro(string? amount) => amount is null ? null : new Price(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "EUR");
    }

    [Fact]
    public async Task A_patch_of_what_is_not_there_is_refused_and_the_others_are_done()
    {
        await OpenAsync();

        var report = await ChangeAsync(Patch("""{"id": "9", "price": 8}"""), Patch("""{"id": "1", "price": 8}"""));

        Assert.Equal((1, 1), (report.Products.Changed, report.Products.Refused));
        var refusal = Assert.Single(report.Refusals);
        Assert.Equal((1, "9", ErrorCode.ProductNotFound), (refusal.Line, refusal.ProductId, refusal.Code));
    }

    [Fact]
    public async Task An_upsert_fetches_and_embeds_pictures_that_are_new_and_only_those()
    {
        await OpenAsync();
        _server.Files["3.jpg"] = Encoding.UTF8.GetBytes("green cup");
        var cup = $$"""{"id": "3", "title": "Cup", "images": ["{{_server.Address}}3.jpg"]}""";

        var first = await ChangeAsync(Upsert(cup));
        var requests = _server.Requests.Count;
        var second = await ChangeAsync(Upsert(cup.Replace("Cup", "Mug", StringComparison.Ordinal)));

        Assert.Equal((1, 1), (first.Products.Added, first.Images.Embedded));
        Assert.Equal((1, 0, 1), (second.Products.Changed, second.Images.Embedded, second.Images.Unchanged));
        Assert.Equal(requests, _server.Requests.Count);
        Assert.Equal("Mug", _shop.Index.Published["3"].Product.Title);
        Assert.Equal(["1", "2", "3"], _shop.Index.Published.Keys);
    }

    [Fact]
    public async Task Pictures_of_an_upsert_may_have_roles_and_a_patch_keeps_them()
    {
        await OpenAsync();
        _server.Files["3.jpg"] = Encoding.UTF8.GetBytes("green cup");
        string[] addresses = [$"{_server.Address}3.jpg", $"{_server.Address}glaze.jpg"];

        await ChangeAsync(Upsert($$"""{"id": "3", "images": [{"url": "{{addresses[1]}}", "role": "Swatch"}, {"url": "{{addresses[0]}}", "role": "lifestyle", "alt": "a cup"}]}"""));
        await ChangeAsync(Patch("""{"id": "3", "title": "Cup"}"""));

        Assert.Equal([new(addresses[0], ImageRole.Lifestyle), new(addresses[1], ImageRole.Swatch)], _shop.Index.Published["3"].Product.Images);
        Assert.Equal(addresses[0], Assert.Single(_shop.Index.Published["3"].Images).Source);
        Assert.DoesNotContain(_server.Requests, request => request.Path == "glaze.jpg");
    }

    [Fact]
    public async Task A_picture_that_cannot_be_had_leaves_a_product_that_words_find()
    {
        await OpenAsync();

        var report = await ChangeAsync(Upsert($$"""{"id": "3", "title": "Cup", "images": ["{{_server.Address}}none.jpg"]}"""));

        Assert.Equal((1, 1), (report.Products.Added, report.Products.WithoutImages));
        Assert.Equal(ErrorCode.ImageMissing, Assert.Single(report.Refusals).Code);
    }

    [Fact]
    public async Task Edits_of_one_product_are_done_in_their_order_and_written_once()
    {
        await OpenAsync();

        await ChangeAsync(
            Delete("1"), Upsert("""{"id": "1", "title": "New"}"""), Patch("""{"id": "1", "price": "3 EUR"}"""),
            Patch("""{"id": "2", "price": 4}"""), Delete("2"), Patch("""{"id": "2", "price": 5}"""));

        Assert.Equal(("New", new Price(3m, "EUR")), (_shop.Index.Published["1"].Product.Title, _shop.Index.Published["1"].Product.Price));
        Assert.Equal(["1"], _shop.Index.Upserted);
        Assert.Equal(["2"], _shop.Index.Deleted);
        Assert.Empty(_shop.Index.Patched);
    }

    [Fact]
    public async Task Edits_that_were_done_already_change_nothing()
    {
        await OpenAsync();
        ProductEdit[] edits = [Patch("""{"id": "1", "salePrice": 8}"""), Upsert("""{"id": "3", "title": "Cup"}"""), Delete("2")];
        await ChangeAsync(edits);
        _shop.Index.ForgetCounts();

        var report = await ChangeAsync(edits);

        Assert.Equal((2, 0), (report.Products.Unchanged, report.Products.Removed));
        Assert.Equal((0, 0, 0), (_shop.Index.Patched.Count, _shop.Index.Upserted.Count, _shop.Index.Deleted.Count));
    }

    [Fact]
    public async Task The_first_products_of_a_catalog_may_come_one_by_one()
    {
        await ChangeAsync(Upsert("""{"id": "1", "title": "Shirt"}"""));

        Assert.Equal(["1"], _shop.Index.Published.Keys);
    }

    [Fact]
    public async Task Without_a_first_product_an_empty_catalog_stays_unpublished()
    {
        Assert.Equal(ErrorCode.ProductInvalid, (await Assert.ThrowsAsync<ShopVisionException>(() => ChangeAsync(Delete("1")))).Code);

        Assert.Null(_shop.Index.PublishedGeneration);
    }

    private static ProductEdit Upsert(string json) => Edit(ProductOperation.Upsert, json);

    private static ProductEdit Patch(string json) => Edit(ProductOperation.Patch, json);

    private static ProductEdit Delete(string id) => new(ProductOperation.Delete, id);

    private static ProductEdit Edit(ProductOperation operation, string json)
    {
        var fields = JsonSerializer.Deserialize<JsonElement>(json);
        return new ProductEdit(operation, fields.GetProperty("id").GetString()!, fields);
    }

    private async Task OpenAsync()
    {
        _shop.Open();
        await _shop.IngestAsync();
        _shop.Index.ForgetCounts();
    }

    private Task<IngestReport> ChangeAsync(params ProductEdit[] edits) =>
        new ChangeRun(_shop.Embedder, _shop.Index, _shop.Store, new FakeRenderer(), TimeProvider.System).RunAsync(
            edits, _shop.Request() with { Fetching = new FetchOptions { AllowedNetworks = ["127.0.0.0/8"], Backoff = TimeSpan.Zero } }, progress: null, Cancellation);
}
