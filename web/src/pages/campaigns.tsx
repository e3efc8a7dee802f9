import { useParams } from 'react-router';
import { ActiveIndex } from './campaigns/active-index';
import { ArchivedIndex } from './campaigns/archived-index';
import { DraftIndex } from './campaigns/draft-index';
import Nowhere from './nowhere';

/** The three indexes of campaigns. */
export default function Campaigns() {
  const { status } = useParams();
  if (status === 'active') return <ActiveIndex />;
  if (status === 'draft') return <DraftIndex />;
  if (status === 'archived') return <ArchivedIndex />;
  return <Nowhere />;
}
