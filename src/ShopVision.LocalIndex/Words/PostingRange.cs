namespace ShopVision.LocalIndex.Words;

/// <summary>Some of the postings of a segment, wherever they lie.</summary>
internal delegate ReadOnlySpan<Posting> PostingRange(int start, int count);
