/** What was announced to all, or written to one, newest first. */
import type { Announcement } from '../desk.ts';
import { timeOfDay } from '../when.ts';
import { Card } from './Card.tsx';

interface NewsCardProps {
  announced: readonly Announcement[];
  title?: string;
  onClose: () => void;
}

export const NewsCard = ({
  announced,
  title = announced.length === 1 ? 'News' : 'News, newest first',
  onClose,
}: NewsCardProps) => (
  <Card title={title} onClose={onClose}>
    <ul className="class-news">
      {announced.map(({ id, text, by, at }) => (
        <li key={id}>
          <p>{text}</p>
          <small>
            {by}, {timeOfDay(at)}
          </small>
        </li>
      ))}
    </ul>
  </Card>
);
