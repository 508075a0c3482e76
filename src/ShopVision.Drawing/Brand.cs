namespace ShopVision.Drawing;

/// <summary>Invented makers.</summary>
internal static class Brand
{
    public static readonly IReadOnlyList<string> Fashion =
        ["Nordvik", "Solvane", "Tallis & Reed", "Kaimora", "Hartwell Lane", "Ostrelle", "Juniper Row", "Marlowe Six"];

    public static readonly IReadOnlyList<string> Footwear = ["Striden", "Tarnfell", "Calzaro", "Pacewell", "Nordvik"];

    public static readonly IReadOnlyList<string> Luggage = ["Wayfern", "Portello", "Hartwell Lane", "Satchley"];

    public static readonly IReadOnlyList<string> Interior = ["Brindlewood", "Fernhollow", "Okkeri", "Husby & Son", "Casa Luro", "Stenhall"];
}
