namespace ShopVision.Core.Intent;

/// <summary>What a shopper's words ask: wishes on known axes, and the words that are left.</summary>
public sealed record QueryIntent(string Text, IReadOnlyList<Wish> Wishes, string Rest)
{
    public IEnumerable<Wish> Wanted => Wishes.Where(wish => wish.IsWanted);

    public IEnumerable<Wish> Avoided => Wishes.Where(wish => !wish.IsWanted);

    /// <summary>The words that a product may carry: what is wanted and what is left, without what is avoided.</summary>
    public string PositiveText => string.Join(' ', Wanted.Select(wish => wish.Value).Append(Rest)).Trim();
}
