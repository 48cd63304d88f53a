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
    /// <summary>Runs a call, and makes the response of an error.</summary>
    public static CallOutcome Of(Func<ApiResponse> run)
    {
        try
        {
            return new CallOutcome(run());
        }
        catch (ApiException error)
        {
            return new CallOutcome(ApiResponse.Of(error));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new CallOutcome(ApiResponse.Of(KnownErrors.Internal()), exception);
        }
    }
}
