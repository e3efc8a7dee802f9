import { useParams } from 'react-router';
import { ActiveIndex } from './campaign-indexes/active-index';
import { ArchivedIndex } from './campaign-indexes/archived-index';
import { DraftIndex } from './campaign-indexes/draft-index';
import Nowhere from './nowhere';

/** The three indexes of campaigns. */
export default function Campaigns() {
  const { status } = useParams();
  if (status === 'active') return <ActiveIndex />;
  if (status === 'draft') return <DraftIndex />;
  if (status === 'archived') return <ArchivedIndex />;
  return <Nowhere />;
}
