using ShopVision.Core.Errors;

namespace ShopVision.Clip.Queries;

/// <summary>
/// Lets so many queries in and refuses the rest: whoever would wait longer than a shopper does is better told at once. Thread safe.
/// </summary>
internal sealed class Admission(int places)
{
    private int _taken;

    /// <summary>Takes a place until the result is disposed; throws <see cref="ErrorCode.Overloaded"/> where none is free.</summary>
    public Place Enter()
    {
        if (Interlocked.Increment(ref _taken) <= places)
            return new Place(this);
        Interlocked.Decrement(ref _taken);
        throw new ShopVisionException(
            ErrorCode.Overloaded, $"Expected at most {places} queries for the model at once (Clip:MaxQueries), found one more. Try again shortly.");
    }

    public readonly struct Place(Admission admission) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref admission._taken);
    }
}
