namespace ShopVision.Core.Embeddings;

/// <summary>
/// How likely a photo shows none of an axis' labels, fitted by logistic regression on photos whose label was, and was not, among
/// those asked. The best cosine decides, held against the number of labels: of many wrong ones some come near by chance. A
/// softmax over the labels cannot tell, because it only compares them with each other.
/// </summary>
public sealed record NoneOfTheseCalibration(double Intercept, double Cosine, double LogLabels)
{
    /// <summary>From 0 to 1, where both are as likely before looking at the photo.</summary>
    public double Probability(double bestCosine, int labels) =>
        1 / (1 + Math.Exp(Intercept + (Cosine * bestCosine) + (LogLabels * Math.Log(labels))));
}
