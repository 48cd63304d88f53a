using SeaTable.Emulator.Json;

namespace SeaTable.Emulator.Errors;

/// <summary>A refusal: the status and the error body that a SeaTable server answers with.</summary>
internal sealed class ApiException(int status, string message, string? errorType = null, string messageMember = "error_message")
    : Exception(message)
{
    public int Status { get; } = status;

    public byte[] Body() => JsonText.Bytes(writer =>
    {
        writer.WriteStartObject();
        if (errorType is not null)
            writer.WriteString("error_type", errorType);
        writer.WriteString(messageMember, Message);
        writer.WriteEndObject();
    });
}
