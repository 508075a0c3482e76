using ShopVision.Contracts.Modelling;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts;

public abstract partial class ProductIndexContract
{
    [Fact]
    public void Any_changes_and_questions_come_to_what_a_naive_model_says() =>
        new ModelCheck(CreateAsync, ReopenAsync).Run(sequences: 20, length: 100, Cancellation);

    /// <summary>The same index, as a process that comes anew sees it.</summary>
    protected abstract Task<IProductIndex> ReopenAsync(IProductIndex index);
}
