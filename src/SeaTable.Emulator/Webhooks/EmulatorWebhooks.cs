using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Storage;
using SeaTable.Emulator.Values;
using SeaTable.Emulator.Webhooks;

namespace SeaTable.Emulator;

/// <summary>
/// The webhooks of the base: addresses that are told of changed rows and links. They can be added here and by the account API;
/// requests to them are signed and lost as on a server, which never sends one again.
/// </summary>
public sealed class EmulatorWebhooks
{
    private readonly EmulatedBase _base;
    private readonly string _creator;

    internal EmulatorWebhooks(EmulatedBase emulatedBase, WebhookSender sender, EmulatorFaults faults, string creator) =>
        (_base, Sender, Faults, _creator) = (emulatedBase, sender, faults, creator);

    /// <summary>
    /// Gets what goes wrong with the requests to webhooks: nothing, unless a test says so. <see cref="Fault.DropBeforeWrite"/>
    /// loses one, <see cref="Fault.DuplicatedWrite"/> sends it twice, <see cref="Fault.Latency"/> holds it and those behind it
    /// up, <see cref="Fault.LateWrite"/> sends it after later ones. Their path is that of the address.
    /// </summary>
    public EmulatorFaults Faults { get; }

    /// <summary>Gets the latest requests, in the order in which they were answered; 500 at most.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries => Sender.Deliveries.Snapshot();

    internal WebhookSender Sender { get; }

    /// <summary>Adds a webhook.</summary>
    /// <param name="url">The address, which begins with <c>http</c>.</param>
    /// <param name="secret">What requests to it are signed with; null for no signature.</param>
    /// <exception cref="ArgumentException">The address is none of HTTP.</exception>
    /// <exception cref="SeaTableEmulatorException">There is a webhook of that address.</exception>
    public void Add(string url, string? secret = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!WebhookStore.IsUrl(url))
            throw new ArgumentException($"\"{url}\" is no address that begins with http:// or https://.", nameof(url));
        lock (_base.Gate)
        {
            try
            {
                _base.Webhooks.RequireFree(url);
            }
            catch (ApiException error)
            {
                throw new SeaTableEmulatorException($"There is a webhook with the address {url} already.", error);
            }

            _base.Webhooks.Add(
                url, string.IsNullOrEmpty(secret) ? null : secret, _creator,
                Timestamps.FormatMicroseconds(_base.Clock.GetUtcNow()));
        }
    }

    /// <summary>Waits until nothing is under way to a webhook, but for what a fault makes late.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public Task WhenDeliveredAsync(CancellationToken cancellationToken = default) =>
        Sender.WhenIdleAsync().WaitAsync(cancellationToken);

    /// <summary>Forgets the requests recorded so far.</summary>
    public void ClearDeliveries() => Sender.Deliveries.Clear();
}
