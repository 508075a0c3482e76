using System.Collections.Concurrent;

namespace ShopVision.Ingestion.Fetching;

/// <summary>How many requests a host gets at a time, and when it may be asked again after it asked to be left alone. Thread safe.</summary>
internal sealed class HostGates(int perHost, TimeProvider time) : IDisposable
{
    // From so many answers on a host's usual time is known; older ones count less and less.
    private const int AnswersToTell = 20;
    private const int UnusuallyLong = 20;

    private readonly ConcurrentDictionary<string, Gate> _gates = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for a place; what is returned gives it back. Null where the host's pause would last longer than <paramref name="patience"/>.</summary>
    public async Task<Place?> EnterAsync(string host, TimeSpan patience, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(host, _ => new Gate(perHost));
        await gate.Places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (gate.Pause(time) is var pause && pause > TimeSpan.Zero)
            {
                if (pause > patience)
                {
                    gate.Places.Release();
                    return null;
                }

                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            gate.Places.Release();
            throw;
        }

        return new Place(gate, time);
    }

    public void LeaveAlone(string host, TimeSpan pause) => _gates.GetOrAdd(host, _ => new Gate(perHost)).LeaveAlone(time.GetUtcNow() + pause);

    public void Dispose()
    {
        foreach (var gate in _gates.Values)
            gate.Places.Dispose();
    }

    /// <summary>A request that may be made; disposing it lets the next one in.</summary>
    public sealed class Place : IDisposable
    {
        private readonly Gate _gate;
        private readonly TimeProvider _time;
        private readonly long _entered;

        internal Place(Gate gate, TimeProvider time) => (_gate, _time, _entered) = (gate, time, time.GetTimestamp());

        /// <summary>
        /// How long this host's answers are worth waiting for before another request is made: what took many times as long as usual was
        /// more often lost than slow. Null where it has not answered often enough to tell.
        /// </summary>
        public TimeSpan? Patience => _gate.Usual is { } usual ? usual * UnusuallyLong : null;

        /// <summary>The host answered.</summary>
        public void Answered() => _gate.Learn(_time.GetElapsedTime(_entered));

        public void Dispose() => _gate.Places.Release();
    }

    internal sealed class Gate(int places)
    {
        private readonly Lock _lock = new();
        private TimeSpan _usual;
        private int _answers;
        private long _openFrom;

        public SemaphoreSlim Places { get; } = new(places, places);

        public TimeSpan? Usual
        {
            get
            {
                lock (_lock)
                    return _answers < AnswersToTell ? null : _usual;
            }
        }

        public void Learn(TimeSpan took)
        {
            lock (_lock)
            {
                _usual += (took - _usual) / Math.Min(++_answers, AnswersToTell);
            }
        }

        public TimeSpan Pause(TimeProvider time) => TimeSpan.FromTicks(Interlocked.Read(ref _openFrom) - time.GetUtcNow().UtcTicks);

        public void LeaveAlone(DateTimeOffset until)
        {
            for (var known = Interlocked.Read(ref _openFrom); known < until.UtcTicks; known = Interlocked.Read(ref _openFrom))
                if (Interlocked.CompareExchange(ref _openFrom, until.UtcTicks, known) == known)
                    return;
        }
    }
}
