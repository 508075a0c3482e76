namespace ShopVision.Core.Composition;

/// <summary>One way to make a query out of a photo and words. Thread safe.</summary>
public interface IComposition
{
    /// <summary>As requests and settings write it: <c>target-caption</c>.</summary>
    string Name { get; }

    /// <summary>The weight of the words, 0 to 1, that <see cref="ComposeAsync"/> composes for where a caller does not steer.</summary>
    double TextWeight { get; }

    /// <summary>The terms at <see cref="TextWeight"/>; the weights of the wanted ones add up to about one.</summary>
    Task<Anchor> ComposeAsync(CompositionInput input, CancellationToken cancellationToken);
}
