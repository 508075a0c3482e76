using System.Diagnostics.CodeAnalysis;
using ShopVision.Core.Errors;

namespace ShopVision.Core.Embeddings;

/// <summary>What became of one image: an embedding or a failure, never both.</summary>
public sealed record EmbeddedImage
{
    private EmbeddedImage(string id, Embedding? embedding, Failure? failure, TimeSpan decodeTime, TimeSpan inferenceTime) =>
        (Id, Embedding, Failure, DecodeTime, InferenceTime) = (id, embedding, failure, decodeTime, inferenceTime);

    public string Id { get; }

    public Embedding? Embedding { get; }

    public Failure? Failure { get; }

    /// <summary>Decoding and preprocessing, without inference.</summary>
    public TimeSpan DecodeTime { get; }

    /// <summary>The model's run that this picture was part of, perhaps together with others.</summary>
    public TimeSpan InferenceTime { get; }

    [MemberNotNullWhen(true, nameof(Embedding))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Embedding is not null;

    public static EmbeddedImage Success(string id, Embedding embedding, TimeSpan decodeTime, TimeSpan inferenceTime = default) =>
        new(id, embedding, null, decodeTime, inferenceTime);

    public static EmbeddedImage Failed(Failure failure) => new(failure.ItemId, null, failure, TimeSpan.Zero, TimeSpan.Zero);
}
