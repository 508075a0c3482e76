namespace ShopVision.Core.Runs;

/// <summary>What a worker hears when it says how far it is.</summary>
public enum RunSignal
{
    GoOn,

    /// <summary>Somebody wants the run to stop.</summary>
    Cancel,

    /// <summary>Another worker has the run: this one was silent for too long, and must not touch anything any more.</summary>
    Lost,
}
