using ShopVision.Clip.Bulk;

namespace ShopVision.Clip.Tests.Bulk;

public sealed class SharedSessionTests : IDisposable
{
    private readonly OneTimer _time = new();
    private readonly List<Session> _opened = [];
    private readonly SharedSession<Session> _shared;

    public SharedSessionTests() => _shared = new SharedSession<Session>(Open, TimeSpan.FromSeconds(30), _time);

    public void Dispose() => _shared.Dispose();

    [Fact]
    public void All_who_use_it_at_the_same_time_share_it()
    {
        using var first = _shared.Take();
        using var second = _shared.Take();
        Assert.Same(first.Session, second.Session);
    }

    [Fact]
    public void It_stays_open_for_whoever_comes_soon_after()
    {
        _shared.Take().Dispose();
        Assert.Equal(TimeSpan.FromSeconds(30), _time.DueTime);
        _shared.Take().Dispose();
        Assert.Single(_opened);
    }

    [Fact]
    public void It_closes_when_nobody_came_and_opens_again_when_somebody_does()
    {
        _shared.Take().Dispose();
        _time.Fire();
        Assert.True(_opened[0].IsClosed);
        _shared.Take().Dispose();
        Assert.False(_opened[1].IsClosed);
    }

    [Fact]
    public void A_timer_that_fires_late_does_not_close_it_under_its_user()
    {
        _shared.Take().Dispose();
        using var user = _shared.Take();
        _time.Fire();
        Assert.False(user.Session.IsClosed);
    }

    [Fact]
    public void Disposed_while_in_use_it_closes_with_its_last_user()
    {
        var user = _shared.Take();
        _shared.Dispose();
        Assert.False(user.Session.IsClosed);
        user.Dispose();
        user.Dispose();
        Assert.True(user.Session.IsClosed);
        Assert.Throws<ObjectDisposedException>(_shared.Take);
    }

    private Session Open()
    {
        _opened.Add(new Session());
        return _opened[^1];
    }

    private sealed class Session : IDisposable
    {
        public bool IsClosed { get; private set; }

        public void Dispose() => IsClosed = true;
    }

    /// <summary>Remembers the last timer, which fires when the test says so, disposed of or not.</summary>
    private sealed class OneTimer : TimeProvider
    {
        private Action _fire = () => { };

        public TimeSpan DueTime { get; private set; }

        public void Fire() => _fire();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (DueTime, _fire) = (dueTime, () => callback(state));
            return base.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
