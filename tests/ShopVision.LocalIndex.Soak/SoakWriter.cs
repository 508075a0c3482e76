using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Soak;

/// <summary>
/// Changes whole cohorts, one commit after the other: writes, patches and deletes them, now and then compacts, and sometimes rebuilds
/// everything in a new generation and prunes.
/// </summary>
internal sealed class SoakWriter(LocalProductIndex index, SoakSize size, int seed)
{
    private const int CompactEvery = 100;
    private const int RebuildEvery = 500;
    private const int RebuildBatch = 256;
    private const int MostPassing = 100;

    /// <summary>What each lasting cohort begins with: enough to give from, again and again.</summary>
    public const decimal FirstBalance = 1_000_000;

    private readonly Random _random = new(seed);
    private readonly Cohort?[] _cohorts = new Cohort?[size.Cohorts];
    private readonly long[] _acknowledged = new long[size.Cohorts];
    private IIndexWriter? _writer;
    private long _changes;

    /// <summary>The number of the last change of a cohort that was acknowledged: whoever asks after that must see it.</summary>
    public long Acknowledged(int cohort) => Volatile.Read(ref _acknowledged[cohort]);

    /// <summary>Publishes the first generation.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        for (var number = 0; number < _cohorts.Length; number++)
            _cohorts[number] = New(number, FirstBalance);
        await RebuildAsync(cancellationToken);
    }

    public async Task WriteAsync(SoakWatch watch, CancellationToken cancellationToken)
    {
        while (!watch.IsOver)
        {
            await ChangeAsync(cancellationToken);
            watch.Saw(_changes);
            await Task.Delay(size.PauseMs, cancellationToken);
        }

        await CloseAsync();
        await ExpectAllAsync(cancellationToken);
    }

    private async Task ChangeAsync(CancellationToken cancellationToken)
    {
        _changes++;
        if (_changes % RebuildEvery == 0)
            await RebuildAsync(cancellationToken);
        else if (_changes % CompactEvery == 0)
            await CompactAsync(cancellationToken);
        var (passing, lasting) = (size.LastingCohorts + _random.Next(size.PassingCohorts), _random.Next(size.LastingCohorts));
        switch (_random.Next(10))
        {
            case < 4:
                await UpsertAsync(New(passing, _random.Next(1, MostPassing)), cancellationToken);
                break;
            case < 5:
                await UpsertAsync(New(lasting, _cohorts[lasting]!.Balance), cancellationToken);
                break;
            case < 6 when _cohorts[passing] is { } known:
                await PatchAsync([known with { Version = _changes, Balance = _random.Next(1, MostPassing) }], cancellationToken);
                break;
            case < 8:
                await DeleteAsync(passing, cancellationToken);
                break;
            default:
                await MoveAsync(lasting, cancellationToken);
                break;
        }
    }

    private Cohort New(int number, decimal balance) => new(number, _changes, _changes, balance) { IsLasting = number < size.LastingCohorts };

    private async Task UpsertAsync(Cohort cohort, CancellationToken cancellationToken)
    {
        Expect(await (await WriterAsync(cancellationToken)).UpsertAsync(cohort.Entries, cancellationToken), Cohort.Size);
        Acknowledge(cohort);
    }

    /// <summary>From one lasting cohort to the next, in one call: who sees half of it sees money come or go.</summary>
    private async Task MoveAsync(int from, CancellationToken cancellationToken)
    {
        var (giving, taking) = (_cohorts[from]!, _cohorts[(from + 1) % size.LastingCohorts]!);
        var amount = _random.Next(1, 10);
        await PatchAsync(
            [giving with { Version = _changes, Balance = giving.Balance - amount }, taking with { Version = _changes, Balance = taking.Balance + amount }],
            cancellationToken);
    }

    private async Task PatchAsync(IReadOnlyList<Cohort> cohorts, CancellationToken cancellationToken)
    {
        ProductPatch[] patches = [.. cohorts.SelectMany(cohort => cohort.Patches)];
        Expect(await (await WriterAsync(cancellationToken)).PatchAsync(patches, cancellationToken), patches.Length);
        foreach (var cohort in cohorts)
            Acknowledge(cohort);
    }

    private async Task DeleteAsync(int cohort, CancellationToken cancellationToken)
    {
        await (await WriterAsync(cancellationToken)).DeleteAsync(Cohort.Ids(cohort), cancellationToken);
        _cohorts[cohort] = null;
        Volatile.Write(ref _acknowledged[cohort], _changes);
    }

    private async Task RebuildAsync(CancellationToken cancellationToken)
    {
        await CloseAsync();
        await using (var writer = await index.OpenAsync(GenerationTarget.New(Cohort.Model), cancellationToken))
        {
            foreach (var batch in _cohorts.OfType<Cohort>().SelectMany(cohort => cohort.Entries).Chunk(RebuildBatch))
                Expect(await writer.UpsertAsync(batch, cancellationToken), batch.Length);
            await writer.PublishAsync(cancellationToken);
        }

        await index.PruneAsync(keep: 1, cancellationToken);
    }

    private async Task CompactAsync(CancellationToken cancellationToken)
    {
        await CloseAsync();
        await index.CompactAsync(onlyIfItPays: true, cancellationToken);
    }

    private void Acknowledge(Cohort cohort)
    {
        _cohorts[cohort.Number] = cohort;
        Volatile.Write(ref _acknowledged[cohort.Number], cohort.Version);
    }

    private async Task<IIndexWriter> WriterAsync(CancellationToken cancellationToken) =>
        _writer ??= await index.OpenAsync(GenerationTarget.Current(Cohort.Model), cancellationToken);

    private async Task CloseAsync()
    {
        if (_writer is not null)
            await _writer.DisposeAsync();
        _writer = null;
    }

    /// <summary>At the end the index holds what was written to it, and nothing else.</summary>
    private async Task ExpectAllAsync(CancellationToken cancellationToken)
    {
        var found = new List<string>();
        await foreach (var entry in index.ExportAsync(withVectors: true, cancellationToken))
            found.Add($"{entry.Product.Id} {entry.ProductDigest}");
        if (!found.SequenceEqual(_cohorts.OfType<Cohort>().SelectMany(cohort => cohort.Entries).Select(entry => $"{entry.Product.Id} {entry.ProductDigest}")))
            throw new InconsistentAnswerException($"After {_changes} changes the index does not hold what was written to it.");
    }

    private static void Expect(BatchResult result, int written)
    {
        if (result.Failures.Count > 0 || result.Succeeded != written)
            throw new InconsistentAnswerException($"Expected {written} items to be written, found {result.Succeeded} and {string.Join(", ", result.Failures)}");
    }
}
