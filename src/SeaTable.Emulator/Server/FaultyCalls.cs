using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Faults;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Emulator.Tokens;

namespace SeaTable.Emulator.Server;

/// <summary>Carries a call out: never, once, twice or later, as the fault that it meets wants it.</summary>
internal sealed class FaultyCalls(EmulatedBase emulatedBase, BaseTokens tokens, EmulatorFaults faults, DelayedWork delayed)
{
    /// <summary>Runs a call and responds.</summary>
    /// <param name="request">The request.</param>
    /// <param name="body">Its body.</param>
    /// <param name="accept">Checks token and body of the call.</param>
    /// <param name="respond">Sends the response, with the fault that the call met.</param>
    public Task RunAsync(HttpRequest request, byte[] body, Func<AcceptedCall> accept, Func<CallOutcome, Fault?, Task> respond)
    {
        var call = new FaultedCall(
            request.Method, request.Path.Value ?? "", new(() => CalledTables.Of(emulatedBase, request.Query, body)),
            emulatedBase.Clock.GetUtcNow());
        var fault = faults.Take(call);
        if (fault is null || fault.Delay == TimeSpan.Zero)
            return respond(Run(call, fault, accept), fault);
        return delayed.RunDelayedAsync(fault.Delay, () => respond(Run(call, fault, accept), fault));
    }

    private CallOutcome Run(FaultedCall call, Fault? fault, Func<AcceptedCall> accept)
    {
        if (fault is null)
            return CallOutcome.Of(() => accept().Run());
        if (fault.IsLate)
            return CallOutcome.Of(() => RunLater(call, fault, accept()));
        if (fault.ExpiresTokens)
            tokens.ExpireAll();

        var own = CallOutcome.Of(() =>
        {
            fault.Before?.Invoke();
            var response = ApiResponse.Success;
            var accepted = fault.Runs == 0 ? null : accept();
            for (var run = 0; run < fault.Runs; run++)
                response = accepted!.Run();
            fault.After?.Invoke();
            return response;
        });
        return fault.Response is { } instead ? own with { Response = instead(call) } : own;
    }

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
