using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Server;

/// <summary>A call with a valid token and a body that can be read, ready to be carried out, once or more often.</summary>
/// <param name="Run">Carries it out.</param>
/// <param name="CanBeLate">Whether it can be carried out when its request is answered and gone.</param>
internal sealed record AcceptedCall(Func<ApiResponse> Run, bool CanBeLate = true);

/// <summary>What a call came to.</summary>
/// <param name="Response">The response.</param>
/// <param name="Failure">What went wrong inside the emulator, or null.</param>
internal sealed record CallOutcome(ApiResponse Response, Exception? Failure = null)
{
    /// <summary>Gets whether the call was carried out, and not refused.</summary>
    public bool IsCarriedOut { get; private init; }

    /// <summary>Makes the outcome of a call during which something went wrong inside the emulator.</summary>
    public static CallOutcome Failed(Exception failure) => new(ApiResponse.Of(KnownErrors.Internal()), failure);

    /// <summary>Runs a call, and makes the response of an error.</summary>
    public static CallOutcome Of(Func<ApiResponse> run)
    {
        try
        {
            return new CallOutcome(run()) { IsCarriedOut = true };
        }
        catch (ApiException error)
        {
            return new CallOutcome(ApiResponse.Of(error));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Failed(exception);
        }
    }
}
