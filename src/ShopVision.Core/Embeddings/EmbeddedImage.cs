using System.Diagnostics.CodeAnalysis;
using ShopVision.Core.Errors;

namespace ShopVision.Core.Embeddings;

/// <summary>What became of one image: an embedding or a failure, never both.</summary>
public sealed record EmbeddedImage
{
    private EmbeddedImage(string id, Embedding? embedding, Failure? failure, TimeSpan decodeTime) =>
        (Id, Embedding, Failure, DecodeTime) = (id, embedding, failure, decodeTime);

    public string Id { get; }

    public Embedding? Embedding { get; }

    public Failure? Failure { get; }

    /// <summary>Decoding and preprocessing, without inference.</summary>
    public TimeSpan DecodeTime { get; }

    [MemberNotNullWhen(true, nameof(Embedding))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Embedding is not null;

    public static EmbeddedImage Success(string id, Embedding embedding, TimeSpan decodeTime) => new(id, embedding, null, decodeTime);

    public static EmbeddedImage Failed(Failure failure) => new(failure.ItemId, null, failure, TimeSpan.Zero);
}
