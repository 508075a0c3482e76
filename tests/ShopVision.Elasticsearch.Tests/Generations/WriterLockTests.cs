using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch.Client;
using ShopVision.Elasticsearch.Generations;
using ShopVision.Elasticsearch.Tests.Faults;

namespace ShopVision.Elasticsearch.Tests.Generations;

public sealed class WriterLockTests(TestServer server) : IAsyncLifetime
{
    private TestIndex? _made;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _made = new TestIndex(await server.OptionsAsync());

    public async ValueTask DisposeAsync()
    {
        if (_made is not null)
            await _made.DisposeAsync();
    }

    [Fact]
    public async Task A_lease_that_has_run_out_may_be_taken()
    {
        await HoldAsync(Environment.MachineName, Environment.ProcessId, DateTimeOffset.UtcNow.AddSeconds(-1));

        await using var writer = await OpenAsync();
    }

    [Fact]
    public async Task A_lease_of_a_process_here_that_is_gone_may_be_taken_at_once()
    {
        await HoldAsync(Environment.MachineName, int.MaxValue, DateTimeOffset.UtcNow.AddHours(1));

        await using var writer = await OpenAsync();
    }

    [Fact]
    public async Task A_lease_of_another_machine_keeps_writers_out_and_says_whose_it_is()
    {
        await HoldAsync("elsewhere", 42, DateTimeOffset.UtcNow.AddHours(1));

        var fault = await Assert.ThrowsAsync<ShopVisionException>(OpenAsync);

        Assert.Equal(ErrorCode.IndexLocked, fault.Code);
        Assert.Contains("process 42 on elsewhere", fault.Message);
    }

    [Fact]
    public async Task A_writer_whose_lock_was_taken_publishes_nothing()
    {
        await using var writer = await OpenAsync();
        await writer.UpsertAsync(Numbered.Entries(0, 1), Cancellation);
        var control = Control();
        var (lease, version) = (await control.LeaseAsync(Cancellation))!.Value;
        await control.TryWriteAsync(lease with { Owner = "another" }, version, Cancellation);

        Assert.Equal(ErrorCode.IndexLocked, (await Assert.ThrowsAsync<ShopVisionException>(() => writer.PublishAsync(Cancellation))).Code);
        Assert.Null(await _made!.Index.DescribeAsync(Cancellation));
    }

    [Fact]
    public async Task A_lease_that_ran_out_while_nobody_took_it_is_renewed()
    {
        var (control, time) = (Control(), new LaterTime());
        await using var held = await WriterLock.AcquireAsync(control, _made!.Options.Index, TimeSpan.FromDays(1), time, Cancellation);
        var before = (await control.LeaseAsync(Cancellation))!.Value.Lease.Until;

        time.Later = TimeSpan.FromDays(2);
        await held.EnsureHeldAsync(Cancellation);

        Assert.True((await control.LeaseAsync(Cancellation))!.Value.Lease.Until >= before + time.Later);
    }

    [Fact]
    public async Task A_lock_that_could_not_be_let_go_of_keeps_no_later_writer_of_this_process_out()
    {
        await using (var proxy = new FaultyProxy(new Uri(_made!.Options.Nodes).Port))
        using (var index = ElasticsearchProductIndex.Open(_made.Options with { Nodes = proxy.Address }, TimeProvider.System))
        {
            var writer = await index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation);
            proxy.Next = () => Fault.CutRequest;
            await writer.DisposeAsync();
        }

        Assert.NotNull(await Control().LeaseAsync(Cancellation));
        await using var later = await OpenAsync();
    }

    [Fact]
    public async Task A_lock_whose_taking_was_not_answered_keeps_no_later_writer_of_this_process_out()
    {
        await Control().CreateAsync(Cancellation);
        await using (var proxy = new FaultyProxy(new Uri(_made!.Options.Nodes).Port))
        {
            proxy.Next = () => Fault.CutAnswer;
            var control = Control(proxy.Address);
            await Assert.ThrowsAsync<ShopVisionException>(
                () => WriterLock.AcquireAsync(control, _made.Options.Index, TimeSpan.FromHours(1), TimeProvider.System, Cancellation));
        }

        await using var later = await OpenAsync();
    }

    [Fact]
    public async Task A_lock_whose_renewal_was_not_answered_is_let_go_of_all_the_same()
    {
        var control = Control();
        await using (await WriterLock.AcquireAsync(control, _made!.Options.Index, TimeSpan.FromHours(1), TimeProvider.System, Cancellation))
        {
            var (lease, version) = (await control.LeaseAsync(Cancellation))!.Value;
            await control.TryWriteAsync(lease, version, Cancellation);
        }

        Assert.Null(await control.LeaseAsync(Cancellation));
    }

    private Task<IIndexWriter> OpenAsync() => _made!.Index.OpenAsync(GenerationTarget.New(Numbered.Model), Cancellation);

    private async Task HoldAsync(string machine, int process, DateTimeOffset until)
    {
        var control = Control();
        await control.CreateAsync(Cancellation);
        Assert.NotNull(await control.TryWriteAsync(new Lease("someone", machine, process, until), over: null, Cancellation));
    }

    private ControlIndex Control(string? nodes = null) => new(
        new ElasticsearchClient(new HttpTransport(_made!.Options with { Nodes = nodes ?? _made.Options.Nodes }, TimeProvider.System)),
        new GenerationNames(_made.Options.Index));

    /// <summary>The clock, set forward; its timers go by the true one.</summary>
    private sealed class LaterTime : TimeProvider
    {
        public TimeSpan Later { get; set; }

        public override long GetTimestamp() => base.GetTimestamp() + (long)(Later.TotalSeconds * TimestampFrequency);

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Later;
    }
}
