using System.Runtime.InteropServices;
using ShopVision.LocalIndex.Storage;
using ShopVision.LocalIndex.Words;

namespace ShopVision.LocalIndex.Snapshots.Stored;

/// <summary>The sections of words: the terms in their order, where each stands, how long the fields are; and the words that complete others.</summary>
internal static class WordSections
{
    private const string Terms = "terms";

    /// <summary>Where the postings of each term begin, and at last how many there are.</summary>
    private const string Starts = "posting-starts";
    private const string Postings = "postings";

    // A term needs a few of them, of which all are checked that it touches.
    private const int PostingBlock = 1 << 16;
    private const string Lengths = "field-lengths";
    private const string Completions = "completions";
    private const string CompletionCounts = "completion-counts";

    public static void Write(Snapshot snapshot, SnapshotFileWriter file)
    {
        var terms = snapshot.Words.Postings.All().OrderBy(term => term.Term, StringComparer.Ordinal).ToList();
        file.Texts(Terms, terms.Select(term => term.Term));
        var starts = new int[terms.Count + 1];
        var at = file.Begin(PostingBlock);
        for (var term = 0; term < terms.Count; term++)
        {
            file.Add<Posting>(CollectionsMarshal.AsSpan(terms[term].Postings));
            starts[term + 1] = starts[term] + terms[term].Postings.Count;
        }

        file.End(Postings, at);
        file.Numbers<int>(Starts, starts);
        at = file.Begin();
        for (var place = 0; place < snapshot.Products.Count; place++)
            file.Add(snapshot.Words.Postings.LengthsOf(place));
        file.End(Lengths, at);

        var completions = snapshot.Completion.Counts.OrderBy(word => word.Key, StringComparer.Ordinal).ToList();
        file.Texts(Completions, completions.Select(word => word.Key));
        file.Numbers<int>(CompletionCounts, completions.Select(word => word.Value).ToArray());
    }

    public static WordSegment Read(SnapshotFile file)
    {
        var postings = new CheckedBlocks(file, Postings, PostingBlock);
        return new WordSegment(
            new SortedTerms(file.Texts(Terms)), file.Numbers<int>(Starts), postings.Numbers<Posting>, file.Numbers<int>(Lengths));
    }

    public static IReadOnlyDictionary<string, int> ReadCompletions(SnapshotFile file)
    {
        var (words, counts) = (file.Texts(Completions).ToArray(), file.Numbers<int>(CompletionCounts).ToArray());
        return words.Zip(counts, KeyValuePair.Create).ToDictionary(StringComparer.Ordinal);
    }
}
