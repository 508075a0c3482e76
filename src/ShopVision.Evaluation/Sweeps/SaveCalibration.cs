using ShopVision.Core.Embeddings;

namespace ShopVision.Evaluation.Sweeps;

/// <summary>Writes a calibration to where the model reads it from.</summary>
public delegate Task SaveCalibration(Calibration calibration, CancellationToken cancellationToken);
