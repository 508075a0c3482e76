using System.Text.Json.Serialization;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Searching;

/// <summary>
/// How a request was read. The composition and text weight are null where there was nothing to compose; the caption and what
/// was seen in the photo are given on <see cref="SearchRequest.Explain"/>.
/// </summary>
public sealed record UnderstoodQuery(
    string? Text,
    IReadOnlyList<UnderstoodWish> Understood,
    string? Composition,
    double? TextWeight,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Caption = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, IReadOnlyList<ReadValue>>? Photo = null);

/// <summary>A wish found in the words; the polarity is <c>want</c> or <c>avoid</c>, the span [start, end) in UTF-16 units.</summary>
public sealed record UnderstoodWish(string Axis, string Value, string Polarity, IReadOnlyList<int> Span);
