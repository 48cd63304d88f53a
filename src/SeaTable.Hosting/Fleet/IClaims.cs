namespace SeaTable.Hosting;

/// <summary>Lets one process of a fleet claim what only one of them is to do.</summary>
internal interface IClaims
{
    /// <returns>The claim, to be disposed of when it is done; <see langword="null"/> when another process has it.</returns>
    Task<IAsyncDisposable?> TryClaimAsync(string key, TimeSpan lifetime, CancellationToken cancellationToken);
}
