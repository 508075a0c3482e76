namespace ShopVision.Drawing.Shoes;

/// <summary>A pair of shoes, seen from the side unless a template says otherwise.</summary>
internal abstract class Shoe(string noun, string shelf, Assortment assortment) : Template(noun, "Shoes", shelf, assortment)
{
    public override IReadOnlyList<string> Genders => Gender.All;

    public override IReadOnlyList<string> Brands => Brand.Footwear;

    public override bool Stands => false;

    /// <summary>Draws the far shoe of the pair behind the near one, each on its own shadow.</summary>
    protected static void Pair(Sketch sketch, double ground, Action shoe)
    {
        sketch.Moved(56, -38, 0.9, 0, () => OnGround(sketch, ground, shoe));
        sketch.Moved(-16, 24, 0.98, 0, () => OnGround(sketch, ground, shoe));
    }

    private static void OnGround(Sketch sketch, double ground, Action shoe)
    {
        sketch.Shadow(260, ground, 215, 18);
        shoe();
    }
}
