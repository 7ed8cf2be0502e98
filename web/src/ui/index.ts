/** The kit every feature draws with. */
export { BackLink } from './BackLink';
export { type Bar, Bars } from './Bars';
export { DataTable, type Column, type Sort } from './DataTable';
export { DecisionDialog } from './DecisionDialog';
export { EmptyState } from './EmptyState';
export { FailedPage } from './FailedPage';
export { FormButtons } from './FormButtons';
export { Loading } from './Loading';
export { Page } from './Page';
export { Panel } from './Panel';
export { ProblemAlert, problemText } from './ProblemAlert';
export { RankBadge, rankColor, rankInitial } from './RankBadge';
export { ShownOnce } from './ShownOnce';
export { StatTile } from './StatTile';
export { Toolbar } from './Toolbar';
export { DateText, Money, None, Points } from './Values';
