using FsCheck;
using FsCheck.Fluent;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts.Modelling;

/// <summary>
/// Runs random steps against an index and against a naive model of it in memory. A difference is told with the shortest sequence
/// that still shows it, and with the numbers to replay it.
/// </summary>
public sealed class ModelCheck(Func<Task<IProductIndex>> create, Func<IProductIndex, Task<IProductIndex>> reopen)
{
    /// <summary>Throws where any of the sequences, each over an index of its own, comes to something else than the model.</summary>
    public void Run(int sequences, int length, CancellationToken cancellationToken) => Prop
        .ForAll(Steps.OfLength(length), steps => RunAsync(steps, cancellationToken))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(sequences).WithQuietOnSuccess(true));

    private async Task RunAsync(Step[] steps, CancellationToken cancellationToken)
    {
        var modelled = new ModelledIndex(await create(), reopen);
        await modelled.BeginAsync(cancellationToken);
        for (var i = 0; i < steps.Length; i++)
            try
            {
                await modelled.TakeAsync(steps[i], cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new ModelDifferenceException($"Step {i + 1} of {steps.Length}, {steps[i]}: {exception.Message}", exception);
            }
    }
}
