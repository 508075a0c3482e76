using ShopVision.Contracts;
using ShopVision.Ingestion.Fetching;

namespace ShopVision.Ingestion.Tests.Fetching;

public sealed class HostileAddressTests
{
    private static readonly FetchOptions Options = new() { Attempts = 1, IdleTimeout = TimeSpan.FromSeconds(5) };

    public static TheoryData<string> Hostile =>
    [
        // This machine.
        "http://127.0.0.1/", "http://localhost/", "http://LOCALHOST./", "http://127.1/", "http://127.0.1/", "http://127.255.255.254/", "http://0.0.0.0/", "http://0/",
        "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://017700000001/", "http://0x7f.1/", "http://127.0.0.1.:80/",
        "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/", "http://[64:ff9b::127.0.0.1]/",
        "http://[2002:7f00:1::]/", "http://[::ffff:0:127.0.0.1]/",
        // Its network.
        "http://10.0.0.1/", "http://10.255.255.255/", "http://172.16.0.1/", "http://172.31.255.1/", "http://192.168.0.1/", "http://192.168.1.254:8080/", "http://100.64.0.1/",
        "http://3232235777/", "http://0xc0a80101/", "http://0300.0250.1.1/", "http://[::ffff:192.168.1.1]/", "http://[fc00::1]/", "http://[fd12:3456:789a::1]/", "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/", "http://[fec0::1]/", "http://[64:ff9b::c0a8:101]/", "http://[64:ff9b:1::1]/",
        // Metadata of clouds.
        "http://169.254.169.254/latest/meta-data/", "http://169.254.170.2/", "http://[::ffff:169.254.169.254]/", "http://[fd00:ec2::254]/", "http://2852039166/", "http://metadata.internal/",
        // Addresses for other ends.
        "http://192.0.2.1/", "http://198.18.0.1/", "http://198.51.100.1/", "http://203.0.113.1/", "http://224.0.0.1/", "http://239.255.255.250:1900/", "http://240.0.0.1/",
        "http://255.255.255.255/", "http://192.88.99.1/", "http://[ff02::1]/", "http://[2001:db8::1]/", "http://[2001::1]/", "http://[100::1]/", "http://[3fff::1]/",
        // Ports that are no web server's.
        "http://shop.example:22/", "http://shop.example:6379/", "http://shop.example:9200/", "https://shop.example:25/", "http://93.184.216.34:11211/",
        // What is not http, or has a secret in it, or is no address.
        "file:///etc/passwd", "ftp://shop.example/1.jpg", "gopher://shop.example/", "dict://shop.example:11211/", "data:image/png;base64,AAAA", "javascript://shop.example/%0aalert(1)",
        "http://user:secret@shop.example/", "http://shop.example@127.0.0.1/", "http://127.0.0.1#@shop.example/", "http://127.0.0.1\\@shop.example/", "http:///1.jpg", "http://", "//", "https://exa mple/",
        "http://shop.example/\r\nHost: evil", "unix:///var/run/docker.sock", "ldap://shop.example/", "jar:http://shop.example!/", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "http://１２７.0.0.1/",
        // Names that lead to such addresses.
        "http://mixed-private.example/", "http://v6-only-private.example/",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Nothing_is_sent_to_an_address_that_is_not_a_public_web_server(string address)
    {
        var connections = Names(new StubConnections());
        using var fetcher = new Fetcher(Options, TimeProvider.System, connections);

        var result = await fetcher.FetchAsync(address, new FetchBounds(1024, TimeSpan.FromSeconds(5)), Validators.None, new MemoryStream(), TestContext.Current.CancellationToken);

        Assert.Empty(connections.Connected);
        Assert.True(result.Status is FetchStatus.Blocked or FetchStatus.Failed, result.ToString());
        Assert.DoesNotContain("secret", result.Reason);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Nor_where_a_redirect_leads_there(string address)
    {
        await using var server = new FileServer { Misbehave = _ => new FileReply(302).With("Location", address.ReplaceLineEndings("%0a")) };
        var connections = Names(new StubConnections(server.Address));
        using var fetcher = new Fetcher(Options, TimeProvider.System, connections);

        var result = await fetcher.FetchAsync("http://shop.example/1.jpg", new FetchBounds(1024, TimeSpan.FromSeconds(5)), Validators.None, new MemoryStream(), TestContext.Current.CancellationToken);

        // A path is followed on the same host; nothing else may be.
        Assert.All(connections.Connected, endpoint => Assert.Equal("93.184.216.34:80", endpoint.ToString()));
        Assert.NotEqual(FetchStatus.Fetched, result.Status);
    }

    [Fact]
    public async Task A_name_that_changes_its_address_after_the_check_is_checked_again()
    {
        await using var server = new FileServer { Files = { ["1.jpg"] = [1] } };
        var connections = Names(new StubConnections(server.Address));
        var asked = 0;
        connections.Names["rebinding.example"] = () => [asked++ == 0 ? "93.184.216.34" : "127.0.0.1"];
        using var fetcher = new Fetcher(Options, TimeProvider.System, connections);

        var first = await FetchAsync(fetcher, "http://rebinding.example/1.jpg");
        var second = await FetchAsync(fetcher, "http://rebinding.example/1.jpg");

        Assert.Equal((FetchStatus.Fetched, FetchStatus.Blocked), (first.Status, second.Status));
        Assert.Equal("93.184.216.34:80", Assert.Single(connections.Connected).ToString());
    }

    [Fact]
    public async Task Of_several_addresses_only_public_ones_are_tried()
    {
        await using var server = new FileServer { Files = { ["1.jpg"] = [1] } };
        var connections = new StubConnections(server.Address) { Names = { ["shop.example"] = () => ["10.0.0.1", "93.184.216.34", "::1"] } };
        using var fetcher = new Fetcher(Options, TimeProvider.System, connections);

        Assert.Equal(FetchStatus.Fetched, (await FetchAsync(fetcher, "http://shop.example/1.jpg")).Status);
        Assert.Equal("93.184.216.34:80", Assert.Single(connections.Connected).ToString());
    }

    [Fact]
    public async Task A_shops_own_network_is_reached_where_it_is_named()
    {
        await using var server = new FileServer { Files = { ["1.jpg"] = [1] } };
        var connections = new StubConnections(server.Address) { Names = { ["images.internal"] = () => ["10.1.2.3"] } };
        using var fetcher = new Fetcher(Options with { AllowedNetworks = ["10.1.0.0/16"] }, TimeProvider.System, connections);

        Assert.Equal(FetchStatus.Fetched, (await FetchAsync(fetcher, "http://images.internal:9000/1.jpg")).Status);
        Assert.Equal(FetchStatus.Blocked, (await FetchAsync(fetcher, "http://10.2.0.1:9000/1.jpg")).Status);
    }

    private static StubConnections Names(StubConnections connections)
    {
        connections.Names["shop.example"] = () => ["93.184.216.34"];
        foreach (var name in (string[])["localhost", "localhost."])
            connections.Names[name] = () => ["127.0.0.1", "::1"];
        connections.Names["metadata.internal"] = () => ["169.254.169.254"];
        connections.Names["mixed-private.example"] = () => ["10.0.0.1", "::ffff:192.168.0.1"];
        connections.Names["v6-only-private.example"] = () => ["fd00::1"];
        return connections;
    }

    private static Task<FetchResult> FetchAsync(Fetcher fetcher, string address) =>
        fetcher.FetchAsync(address, new FetchBounds(1024, TimeSpan.FromSeconds(5)), Validators.None, new MemoryStream(), TestContext.Current.CancellationToken);
}
