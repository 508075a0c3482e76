namespace ShopVision.Contracts.Modelling;

/// <summary>An index did something else than its model.</summary>
public sealed class ModelDifferenceException(string message, Exception innerException) : Exception(message, innerException);
