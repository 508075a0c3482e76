namespace ShopVision.Elasticsearch.Mapping;

/// <summary>
/// What stands between two spaces of a text: its terms by their numbers, whether there is a word in it at all and whether that joins the
/// next, and what it completes, as it is spelled and folded.
/// </summary>
internal sealed record KnownWord((int Term, bool IsJoined)[] Terms, bool SaysSomething, bool JoinsNext, int? Completion, int Folded);
