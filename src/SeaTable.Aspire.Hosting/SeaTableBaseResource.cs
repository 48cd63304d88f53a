using SeaTable.Emulator;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A SeaTable base, which programs reach by the address of a server and an API token.</summary>
public sealed class SeaTableBaseResource : Resource, IResourceWithEndpoints, IResourceWithWaitSupport
{
    internal SeaTableBaseResource(string name, ParameterResource server, ParameterResource apiToken)
        : base(name)
    {
        (ServerParameter, ApiTokenParameter) = (server, apiToken);
        ServerExpression = ReferenceExpression.Create($"{server}");
        ApiTokenExpression = ReferenceExpression.Create($"{apiToken}");
    }

    /// <summary>Gets the address of the server, for <c>WithEnvironment</c>.</summary>
    public ReferenceExpression ServerExpression { get; private set; }

    /// <summary>Gets the API token of the base, for <c>WithEnvironment</c>.</summary>
    public ReferenceExpression ApiTokenExpression { get; private set; }

    /// <summary>
    /// Gets the emulator that has the base, so that tests can look at the calls or let some fail; null until it has started, and
    /// where the base is a real one.
    /// </summary>
    public SeaTableEmulator? Emulator { get; internal set; }

    internal ParameterResource ServerParameter { get; }

    internal ParameterResource ApiTokenParameter { get; }

    internal bool IsEmulated { get; private set; }

    /// <summary>Takes address and API token from an emulator, and not from the parameters.</summary>
    internal void Emulate(EndpointReference server, ParameterResource apiToken)
    {
        IsEmulated = true;
        ServerExpression = ReferenceExpression.Create($"{server}");
        ApiTokenExpression = ReferenceExpression.Create($"{apiToken}");
    }
}
