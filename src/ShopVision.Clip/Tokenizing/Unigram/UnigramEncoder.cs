using System.Buffers;

namespace ShopVision.Clip.Tokenizing.Unigram;

/// <summary>
/// Finds the most probable segmentation (Viterbi) as SentencePiece does, ties included: of equal scores the one found first stays,
/// candidates are compared in double precision with what was kept. Thread safe.
/// </summary>
internal sealed class UnigramEncoder(UnigramVocabulary vocabulary)
{
    /// <summary>
    /// Writes the ids of a normalized text and gives the score of its best segmentation. The score of what stands before it decides
    /// nothing but how sums are rounded, and by that between segmentations that score alike.
    /// </summary>
    public double Encode(ReadOnlySpan<byte> text, double scoreBefore, ref IdWriter output)
    {
        var nodes = ArrayPool<Node>.Shared.Rent(text.Length + 1);
        try
        {
            var best = nodes.AsSpan(0, text.Length + 1);
            FindBest(text, scoreBefore, best);
            Write(text, best, ref output);
            return best[^1].Score;
        }
        finally
        {
            ArrayPool<Node>.Shared.Return(nodes);
        }
    }

    private void FindBest(ReadOnlySpan<byte> text, double scoreBefore, Span<Node> best)
    {
        best.Fill(Node.Unreached);
        best[0] = new Node(scoreBefore, 0, 0, 0);
        for (var start = 0; start < text.Length;)
        {
            var character = Utf8Characters.LengthOfFirst(text[start..]);
            var isKnown = false;
            var node = ByteTrie.Root;
            for (var end = start; end < text.Length && (node = vocabulary.Trie.Child(node, text[end])) != ByteTrie.None;)
            {
                end++;
                if (vocabulary.Trie.Value(node) is not ByteTrie.None and var id)
                {
                    Offer(best, start, end, id, vocabulary.Score(id) + best[start].Score);
                    isKnown |= end - start == character;
                }
            }

            if (!isKnown)
                Offer(best, start, start + character, vocabulary.UnknownId, Round(vocabulary.UnknownScore + best[start].Score));
            start += character;
        }
    }

    private void Offer(Span<Node> best, int start, int end, int id, double score)
    {
        if (best[end].Start == Node.Unreached.Start || score > best[end].Score)
            best[end] = new Node(Round(score), id, start, 0);
    }

    private double Round(double score) => vocabulary.SinglePrecision ? (float)score : score;

    private void Write(ReadOnlySpan<byte> text, Span<Node> best, ref IdWriter output)
    {
        for (var at = text.Length; at > 0; at = best[at].Start)
            best[best[at].Start] = best[best[at].Start] with { NextEnd = at };

        var afterUnknown = false;
        for (var start = 0; start < text.Length && !output.IsFull; start = best[start].NextEnd)
        {
            var end = best[start].NextEnd;
            var id = best[end].Id;
            var isUnknown = id == vocabulary.UnknownId;
            if (isUnknown && !vocabulary.Bytes.IsEmpty)
                foreach (var value in text[start..end])
                    output.Write(vocabulary.Bytes[value]);
            else if (!isUnknown || !afterUnknown)
                output.Write(id);
            afterUnknown = isUnknown;
        }
    }

    /// <summary>The best way to reach a place in the text: its last piece, and after the walk back the end of the piece that follows.</summary>
    private readonly record struct Node(double Score, int Id, int Start, int NextEnd)
    {
        public static Node Unreached { get; } = new(0, 0, -1, 0);
    }
}
