namespace ShopVision.Drawing;

/// <summary>Draws one category of product and says what shops sell it in.</summary>
internal abstract class Template(string noun, string department, string shelf, Assortment assortment)
{
    /// <summary>The word in a title and in ids: "T-shirt".</summary>
    public string Noun { get; } = noun;

    public IReadOnlyList<string> Category { get; } = [department, shelf];

    public Assortment Assortment { get; } = assortment;

    /// <summary>Empty where a gender makes no sense.</summary>
    public abstract IReadOnlyList<string> Genders { get; }

    public abstract IReadOnlyList<string> Brands { get; }

    /// <summary>Lying things may be turned a little in the picture; standing ones stay upright.</summary>
    public abstract bool Stands { get; }

    /// <summary>Enlarges a template that leaves much of its square empty.</summary>
    public virtual double Zoom => 1;

    /// <summary>Draws in a 512 x 512 square. Takes every proportion from <see cref="Sketch.Random"/> and never branches on a colour.</summary>
    public abstract void Draw(Sketch sketch);
}
