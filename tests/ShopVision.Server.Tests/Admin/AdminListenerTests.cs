using System.Net;
using System.Text.Json;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Admin;

public sealed class AdminListenerTests(ServedAdmin served) : IClassFixture<ServedAdmin>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/runs")]
    [InlineData("/openapi/admin.json")]
    public async Task What_the_admin_listener_answers_the_public_one_does_not_know(string path)
    {
        Assert.Equal(HttpStatusCode.OK, (await served.Http.GetAsync(path, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await served.Public.GetAsync(path, Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("/v1/search?q=mug")]
    [InlineData("/")]
    public async Task What_shoppers_ask_is_answered_by_the_public_listener_alone(string path)
    {
        Assert.Equal(HttpStatusCode.OK, (await served.Public.GetAsync(path, Cancellation)).StatusCode);
        await Problem.AssertAsync(await served.Http.GetAsync(path, Cancellation), HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task The_shop_and_its_admin_API_listen_each_where_it_is_told_to()
    {
        await using var other = await ServedFolder.StartWithAdminAsync(served.Shop.Data, "http://127.0.0.2:0");

        Assert.Equal("127.0.0.1", other.Http.BaseAddress!.Host);
        Assert.Equal("127.0.0.2", other.Admin.BaseAddress!.Host);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://127.0.0.1:0;http://[::]:0")]
    public async Task An_address_that_other_machines_reach_is_refused_unless_it_is_meant(string urls)
    {
        var ended = await Executable.RunAsync("serve", "--data", served.Shop.Data, "--urls", "http://127.0.0.1:0", "--admin-urls", urls);

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith("error [setting-invalid]", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("Admin:AllowRemote", ended.Errors);
    }

    [Theory]
    [InlineData("192.0.2.1", HttpStatusCode.OK)]
    [InlineData("admin.shop.example", HttpStatusCode.OK)]
    [InlineData("other.shop.example", HttpStatusCode.Forbidden)]
    public async Task Where_it_is_meant_it_is_reached_by_any_address_and_by_the_names_that_are_allowed(string host, HttpStatusCode status)
    {
        await using var other = await ServedFolder.StartWithAdminAsync(
            served.Shop.Data, "http://0.0.0.0:0", ("SHOPVISION_Admin__AllowRemote", "true"), ("SHOPVISION_Admin__AllowedHosts__0", "admin.shop.example"));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{other.Admin.BaseAddress!.Port}/v1/runs") { Headers = { Host = host } };

        Assert.Equal(status, (await other.Admin.SendAsync(request, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Endpoints_of_the_settings_do_not_become_admin_addresses()
    {
        await using var other = await ServedFolder.StartWithAdminAsync(served.Shop.Data, ("SHOPVISION_Kestrel__Endpoints__Shop__Url", "http://127.0.0.1:0"));

        Assert.NotEqual(other.Http.BaseAddress, other.Admin.BaseAddress);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync("/v1/runs", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.Admin.GetAsync("/v1/runs", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task The_OpenAPI_document_of_the_admin_API_is_the_committed_one()
    {
        // Set this variable to write the document anew after a change that is meant.
        var committed = Path.Combine(Fixtures.RepositoryRoot, "src", "ShopVision.Server", "openapi-admin.json");
        using var document = JsonDocument.Parse(await served.Http.GetStringAsync("/openapi/admin.json", Cancellation));
        var members = document.RootElement.EnumerateObject().Where(member => member.Name != "servers").ToDictionary(member => member.Name, member => member.Value);
        var paths = JsonSerializer.Serialize(members, Indented);
        if (Environment.GetEnvironmentVariable("SHOPVISION_UPDATE_OPENAPI") == "1")
            await File.WriteAllTextAsync(committed, paths + "\n", Cancellation);

        Assert.Equal((await File.ReadAllTextAsync(committed, Cancellation)).TrimEnd(), paths);
    }
}
