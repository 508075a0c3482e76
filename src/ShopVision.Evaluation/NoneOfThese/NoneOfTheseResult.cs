using ShopVision.Core.Embeddings;
using ShopVision.Evaluation.Metrics;

namespace ShopVision.Evaluation.NoneOfThese;

/// <summary>
/// How well "none of these" is told on one axis, on products that nothing was fitted to. Rejected wrongly: the true label was
/// asked, and the verdict was none of these. Accepted wrongly: it was not asked, and a label was believed.
/// </summary>
public sealed record NoneOfTheseResult(
    string Axis,
    int FittedTo,
    int Products,
    IReadOnlyList<int> LabelsAsked,
    NoneOfTheseCalibration Calibration,
    Estimate Auroc,
    Estimate AurocOfCosine,
    Estimate AurocOfProbability,
    Estimate RejectedWrongly,
    Estimate AcceptedWrongly,
    double CalibrationError,
    IReadOnlyList<NoneOfTheseByLabels> ByLabels);

/// <summary>The same for one number of labels.</summary>
public sealed record NoneOfTheseByLabels(int Labels, Estimate Auroc, Estimate RejectedWrongly, Estimate AcceptedWrongly);
