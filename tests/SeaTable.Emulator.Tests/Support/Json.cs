using System.Text.Encodings.Web;
using System.Text.Json;

namespace SeaTable.Emulator.Tests.Support;

internal static class Json
{
    /// <summary>Letters as they are, so that expectations can be read.</summary>
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
