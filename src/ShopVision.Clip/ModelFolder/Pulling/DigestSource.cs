namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>Who said beforehand which bytes a file should have.</summary>
public enum DigestSource
{
    /// <summary>The digest is only that of what came.</summary>
    Nobody,

    /// <summary>The hub that the file came from, which finds damage on the way but no exchange at the source.</summary>
    Hub,

    /// <summary>The model's own model.json, from the same place as the files.</summary>
    Manifest,

    /// <summary>The catalogue of known models, which came with ShopVision.</summary>
    Catalog,
}
