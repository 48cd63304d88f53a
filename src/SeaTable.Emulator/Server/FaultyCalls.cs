using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Faults;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Emulator.Tokens;

namespace SeaTable.Emulator.Server;

/// <summary>Carries a call out: never, once, twice or later, as the fault that it meets wants it.</summary>
internal sealed class FaultyCalls(
    BaseTokens tokens, EmulatorFaults faults, DelayedWork delayed, SeedingTime seeding)
{
    /// <summary>Runs a call and responds.</summary>
    /// <param name="call">The call.</param>
    /// <param name="accept">Checks token and body of the call.</param>
    /// <param name="respond">Sends the response, with the fault that the call met.</param>
    public async Task RunAsync(FaultedCall call, Func<AcceptedCall> accept, Func<CallOutcome, Fault?, Task> respond)
    {
        var fault = seeding.IsNow ? null : faults.Take(call);
        if (fault is null || fault.Delay == TimeSpan.Zero)
            await RunAsync().ConfigureAwait(false);
        else
            await delayed.RunDelayedAsync(fault.Delay, RunAsync).ConfigureAwait(false);

        async Task RunAsync() =>
            await respond(await this.RunAsync(call, fault, accept).ConfigureAwait(false), fault).ConfigureAwait(false);
    }

    private async Task<CallOutcome> RunAsync(FaultedCall call, Fault? fault, Func<AcceptedCall> accept)
    {
        if (fault is null)
            return CallOutcome.Of(() => accept().Run());
        if (fault.IsLate)
            return CallOutcome.Of(() => RunLater(call, fault, accept()));
        if (fault.ExpiresTokens)
            tokens.ExpireAll();

        if (await FailureOfAsync(fault.Before, fault, call).ConfigureAwait(false) is { } before)
            return before;
        var own = CallOutcome.Of(() =>
        {
            var response = ApiResponse.Success;
            var accepted = fault.Runs == 0 ? null : accept();
            for (var run = 0; run < fault.Runs; run++)
                response = accepted!.Run();
            return response;
        });
        if (own.IsCarriedOut && await FailureOfAsync(fault.After, fault, call).ConfigureAwait(false) is { } after)
            return after;
        return fault.Response is { } instead ? own with { Response = instead(call) } : own;
    }

    private async Task<CallOutcome?> FailureOfAsync(Func<Task>? action, Fault fault, FaultedCall call) =>
        await FaultActions.RunAsync(delayed, action, fault, call).ConfigureAwait(false) is { } failure
            ? CallOutcome.Failed(failure) : null;

    private ApiResponse RunLater(FaultedCall call, Fault fault, AcceptedCall accepted)
    {
        if (accepted.CanBeLate)
            delayed.RunLater(fault.LateBy, () => RunLate(accepted));
        return fault.Response!(call);
    }

    // Nobody hears of a refusal any more.
    private static void RunLate(AcceptedCall accepted)
    {
        try
        {
            accepted.Run();
        }
        catch (ApiException)
        {
        }
    }
}
