using System.Runtime.CompilerServices;
using ShopVision.Ingestion.Runs.Planning;

namespace ShopVision.Ingestion.Tests.Runs;

public sealed class BesideTests
{
    private volatile bool _isLeft;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Items_come_in_their_order()
    {
        Assert.Equal(Enumerable.Range(0, 1000), await NumbersAsync(1000, fails: false, Cancellation).MadeBeside(most: 8, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_fault_comes_after_what_came_before_it()
    {
        var seen = new List<int>();

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var number in NumbersAsync(5, fails: true, Cancellation).MadeBeside(most: 2, Cancellation))
                seen.Add(number);
        });

        Assert.Equal(("broken", 5), (fault.Message, seen.Count));
    }

    [Fact]
    public async Task Whoever_stops_early_finds_the_source_left()
    {
        await foreach (var number in NumbersAsync(int.MaxValue, fails: false, Cancellation).MadeBeside(most: 2, Cancellation))
            if (number == 3)
                break;

        Assert.True(_isLeft);
    }

    [Fact]
    public async Task Whoever_stops_early_is_not_held_up_by_a_source_that_failed_with_nowhere_to_put_what_it_made()
    {
        await foreach (var number in NumbersAsync(2, fails: true, Cancellation).MadeBeside(most: 1, Cancellation))
        {
            while (!_isLeft)
                await Task.Delay(1, Cancellation);
            Assert.Equal(0, number);
            break;
        }
    }

    private async IAsyncEnumerable<int> NumbersAsync(int count, bool fails, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            for (var number = 0; number < count; number++)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return number;
            }

            if (fails)
                throw new InvalidOperationException("broken");
        }
        finally
        {
            _isLeft = true;
        }
    }
}
