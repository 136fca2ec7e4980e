/** Leaves only the mutants that break a refusal: its condition always holds, or never. */
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const isRefusal = (statement) => {
  if (!statement) return false;
  if (statement.type === 'ThrowStatement') return true;
  if (statement.type === 'BlockStatement') return statement.body.some(isRefusal);
  if (statement.type === 'IfStatement') return isRefusal(statement.consequent) || isRefusal(statement.alternate);
  const said = statement.type === 'ReturnStatement' ? statement.argument : statement.expression;
  return (
    said?.type === 'CallExpression' && /refuse|demand|deny/i.test(said.callee.name ?? said.callee.property?.name ?? '')
  );
};

/** Whether an `if` guards a refusal: in its own branches, or because it leaves before one. */
function guardsRefusal(path) {
  const { consequent, alternate } = path.node;
  if (isRefusal(consequent) || isRefusal(alternate)) return true;
  const leaves = ['ReturnStatement', 'ContinueStatement'].includes(consequent.type);
  return leaves && Array.isArray(path.container) && path.container.slice(path.key + 1).some(isRefusal);
}

/** Expressions that have a mutant of their own. */
const conditional = new Set(['ConditionalExpression', 'LogicalExpression', 'BinaryExpression']);

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'only-refusals', {
    shouldIgnore(path) {
      if (path.parentPath?.isIfStatement() && path.key === 'test')
        return guardsRefusal(path.parentPath) ? undefined : 'It guards no refusal.';
      return conditional.has(path.node.type) ? 'It is no whole condition of a refusal.' : undefined;
    },
  }),
];
