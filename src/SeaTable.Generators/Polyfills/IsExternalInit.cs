using System.ComponentModel;

// The compiler asks for this type wherever a record has an init accessor; netstandard2.0 lacks it.
namespace System.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
internal static class IsExternalInit;
