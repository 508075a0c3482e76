using ShopVision.Contracts.Modelling;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts;

public abstract partial class ProductIndexContract
{
    /// <summary>How many sequences of a hundred steps are held to the model; fewer where a step takes long.</summary>
    protected virtual int ModelSequences => 20;

    [Fact]
    public void Any_changes_and_questions_come_to_what_a_naive_model_says() =>
        new ModelCheck(CreateAsync, ReopenAsync).Run(ModelSequences, length: 100, Cancellation);

    /// <summary>The same index, as a process that comes anew sees it.</summary>
    protected abstract Task<IProductIndex> ReopenAsync(IProductIndex index);
}
