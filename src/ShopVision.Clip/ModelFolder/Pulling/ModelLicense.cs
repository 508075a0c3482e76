namespace ShopVision.Clip.ModelFolder.Pulling;

/// <summary>What a model's makers allow. <paramref name="CommercialUse"/> is null where they do not say it.</summary>
public sealed record ModelLicense(string Name, bool? CommercialUse, string Note, string Source);
