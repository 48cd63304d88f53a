using System.Text.Json;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Operations;

/// <summary>
/// Applies operations that clients send as such: cells by column key, as they are stored, and nothing completed that is left out.
/// </summary>
internal static class SentOperations
{
    /// <summary>Applies an operation, or throws the server's error.</summary>
    public static void Apply(EmulatedBase target, JsonElement sent, string userName)
    {
        var members = new SentMembers(target, sent);
        var type = members.Text("op_type");
        if (!new SentRows(target, members, userName).TryApply(type)
            && !SentLinks.TryApply(target, members, type)
            && !new SentColumns(target, members).TryApply(type)
            && !new SentTables(target, members).TryApply(type))
        {
            throw AssumedErrors.OperationInvalid();
        }
    }
}
