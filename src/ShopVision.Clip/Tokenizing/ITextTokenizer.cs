namespace ShopVision.Clip.Tokenizing;

/// <summary>Turns a text into a model's ids. Thread safe. Each kind of tokenizer, and each stack, has its own.</summary>
internal interface ITextTokenizer
{
    /// <summary>
    /// Writes begin, the text's ids and end from the start of <paramref name="ids"/> and says how many were written; a text too long
    /// for the span is cut and still ends with end. What lies behind is left as it was.
    /// </summary>
    int Encode(string text, Span<int> ids);
}
