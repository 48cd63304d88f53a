namespace SeaTable.Emulator.Columns.Types;

/// <summary>link-formula: computed from the linked rows whenever it is read.</summary>
internal sealed class LinkFormulaType() : ComputedType("link-formula");
